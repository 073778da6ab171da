/** Founding a company: data, rules, the register's answers. */
package io.maotong.user.registration;
