package io.maotong.user.registration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The register's own shapes. */
final class RegistryForms {

    private RegistryForms() {}

    record NameCheck(String serial, String name, String regionCode, String industryCode) {}

    record NameConflict(String name, int score, String reason) {}

    record NameResult(
            String result,
            List<NameConflict> conflicts,
            List<String> alternatives,
            List<String> faults,
            String reservationNo,
            LocalDate reservedUntil) {}

    record Capital(String amount, String currency) {}

    record Company(
            String name,
            String type,
            String regionCode,
            String domicile,
            Capital capital,
            List<String> scope,
            String industryCode,
            String email,
            String mobile) {}

    record Person(
            String role,
            String name,
            String idNumber,
            String mobile,
            BigDecimal sharePercent,
            BigDecimal capitalAmount) {}

    record Document(String kind, String sha256) {}

    record Application(
            String serial, String reservationNo, Company company, List<Person> persons, List<Document> documents) {}

    record Receipt(String applicationNo, String status) {}

    record FieldRemark(String field, String remark) {}

    record State(
            String applicationNo,
            String serial,
            String status,
            List<FieldRemark> remarks,
            String uscc,
            String licenceNo,
            LocalDate issuedOn,
            String companyName,
            String legalRepresentative,
            String regionCode) {}
}
