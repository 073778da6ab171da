package io.maotong.user.registration;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * What founding a company needs.
 *
 * @param names the wished name, then alternatives in the order of preference
 * @param type LIMITED_LIABILITY, JOINT_STOCK, PARTNERSHIP, SOLE_PROPRIETORSHIP, or the Chinese term
 * @param regionCode six digits, GB/T 2260
 * @param industryCode GB/T 4754, such as {@code F5149} or {@code 5149}
 * @param domicile address of the company
 * @param capital registered capital, CNY
 * @param scope business scope; must hold 货物进出口
 */
record RegistrationRequest(
        List<String> names,
        String type,
        String regionCode,
        String industryCode,
        String domicile,
        Money capital,
        List<String> scope,
        String email,
        List<PersonRequest> persons) {

    RegistrationRequest {
        names = names == null ? List.of() : names;
        scope = scope == null ? List.of() : scope;
        persons = persons == null
                ? List.of()
                : persons.stream()
                        .map(person -> person == null ? PersonRequest.NOBODY : person)
                        .toList();
    }

    /**
     * @param role see {@link PersonRole}
     * @param idNumber identity number (GB 11643); of a shareholder that is a company, its credit code
     * @param sharePercent of shareholders; all of them make 100
     */
    record PersonRequest(String role, String name, String idNumber, String mobile, BigDecimal sharePercent) {

        private static final PersonRequest NOBODY = new PersonRequest(null, null, null, null, null);

        @Override
        public String toString() {
            return "PersonRequest[" + role + "]";
        }
    }
}
