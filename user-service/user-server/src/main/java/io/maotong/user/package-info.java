/**
 * user-service: identity for everybody ({@code account}, {@code signin}, {@code token}, {@code client}) and the first
 * step of the main job ({@code merchant}, {@code realname}, {@code registration}, {@code enrolment},
 * {@code qualification}, {@code notification}).
 */
package io.maotong.user;
