/** The qualification snapshot that all services share. */
package io.maotong.user.qualification;
