/** Customs registration, port card, DXP id. */
package io.maotong.user.enrolment;
