package io.maotong.customs.codes;

import java.time.LocalDate;

/** @param letters ISO letters where the table has them */
record CodeResponse(String code, String name, String letters, LocalDate validFrom, LocalDate validTo, String source) {}
