package io.maotong.sandbox.registry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The shapes of the company register's desk. */
final class RegistryForms {

    private RegistryForms() {}

    record PersonCheck(String serial, String name, String idNumber, String mobile) {}

    record FieldResult(String field, boolean matches, String registered) {}

    record PersonResult(String result, List<FieldResult> fields) {}

    record NameCheck(String serial, String name, String regionCode, String industryCode) {}

    record NameParts(String region, String tradeName, String industry, String form) {}

    record NameConflict(String name, int score, String reason) {}

    record NameResult(
            String result,
            NameParts parts,
            List<NameConflict> conflicts,
            List<String> alternatives,
            List<String> faults,
            String reservationNo,
            LocalDate reservedUntil) {}

    record Capital(BigDecimal amount, String currency) {}

    record CompanyForm(
            String name,
            String type,
            String regionCode,
            String domicile,
            Capital capital,
            List<String> scope,
            String industryCode,
            String email,
            String mobile) {}

    record PersonForm(
            String role,
            String name,
            String idNumber,
            String mobile,
            BigDecimal sharePercent,
            BigDecimal capitalAmount) {}

    record DocumentForm(String kind, String sha256) {}

    record Application(
            String serial,
            String reservationNo,
            CompanyForm company,
            List<PersonForm> persons,
            List<DocumentForm> documents) {

        Application {
            persons = persons == null ? List.of() : persons;
            documents = documents == null ? List.of() : documents;
        }
    }

    record ApplicationAccepted(String applicationNo, String status) {}

    record Remark(String field, String remark) {}

    record ApplicationState(
            String applicationNo,
            String serial,
            String status,
            List<Remark> remarks,
            String uscc,
            String licenceNo,
            LocalDate issuedOn,
            String companyName,
            String legalRepresentative,
            String regionCode) {}

    record CompanyState(
            String uscc,
            String name,
            String legalRepresentative,
            String regionCode,
            BigDecimal capital,
            LocalDate establishedOn,
            String status) {}
}
