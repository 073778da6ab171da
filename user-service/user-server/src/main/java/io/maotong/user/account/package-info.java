/** Accounts, members, roles and their permissions. */
package io.maotong.user.account;
