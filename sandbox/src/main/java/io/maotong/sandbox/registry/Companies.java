package io.maotong.sandbox.registry;

import java.util.Optional;

/** The companies on the register, for the authorities that know them without being told. */
public interface Companies {

    /** @param status ACTIVE, REVOKED or CANCELLED */
    record Company(String uscc, String name, String legalRepresentative, String regionCode, String status) {}

    Optional<Company> byUscc(String uscc);
}
