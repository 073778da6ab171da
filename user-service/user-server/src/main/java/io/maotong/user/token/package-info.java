/** The authorization server: signing keys, access tokens, sessions and their refresh tokens. */
package io.maotong.user.token;
