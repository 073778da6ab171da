/** JSON authorities as this service sees them: five endings, with the faults of a refusal read. */
package io.maotong.user.authority;
