/** Who somebody is: codes, passwords, locks, and a record of every outcome. */
package io.maotong.user.signin;
