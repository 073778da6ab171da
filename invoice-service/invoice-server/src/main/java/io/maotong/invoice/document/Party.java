package io.maotong.invoice.document;

/**
 * Seller or buyer as printed.
 *
 * @param taxNo may be null for a natural person or a buyer abroad
 * @param bank name of the bank, without the account
 * @param naturalPerson said explicitly, never guessed from the name
 */
public record Party(
        String taxNo,
        String name,
        String address,
        String telephone,
        String bank,
        String account,
        boolean naturalPerson) {

    public static Party company(String taxNo, String name) {
        return new Party(taxNo, name, null, null, null, null, false);
    }
}
