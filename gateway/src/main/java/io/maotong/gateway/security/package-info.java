/** Who is it: access tokens are checked against the keys of user-service, and each part of the API has its audience. */
package io.maotong.gateway.security;
