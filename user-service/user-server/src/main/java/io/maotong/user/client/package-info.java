/** Programs that ask for tokens. */
package io.maotong.user.client;
