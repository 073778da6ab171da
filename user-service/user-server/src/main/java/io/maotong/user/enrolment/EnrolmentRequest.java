package io.maotong.user.enrolment;

import java.util.List;

/** @param kinds CUSTOMS, PORT_CARD, DXP_ID; what one needs must be asked for too or be there already */
record EnrolmentRequest(List<String> kinds) {}
