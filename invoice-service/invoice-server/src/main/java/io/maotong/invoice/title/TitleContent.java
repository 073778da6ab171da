package io.maotong.invoice.title;

import io.maotong.core.party.CreditCode;
import io.maotong.invoice.document.Party;
import java.util.Objects;

/**
 * What a title says.
 *
 * @param taxNo upper case and without blanks; null for a person who gives none
 * @param email where files go, may be null
 */
public record TitleContent(
        TitleType type,
        String name,
        String taxNo,
        String address,
        String telephone,
        String bank,
        String account,
        String email,
        String mobile) {

    public TitleContent {
        name = stripped(name);
        taxNo = emptyToNull(CreditCode.normalise(taxNo));
        address = stripped(address);
        telephone = stripped(telephone);
        bank = stripped(bank);
        account = stripped(account);
        email = stripped(email);
        mobile = stripped(mobile);
    }

    /** Bank and account typed into one field are parted at the last blank: names of banks have digits in them. */
    static String[] parted(String bankAndAccount) {
        String text = bankAndAccount.replace('\u3000', ' ').strip();
        int blank = text.lastIndexOf(' ');
        return blank < 0
                ? new String[] {text, null}
                : new String[] {text.substring(0, blank).strip(), text.substring(blank + 1)};
    }

    /** Whether a second person has to look at the change: name, tax number or bank. */
    boolean differsInWhatMatters(TitleContent other) {
        return type != other.type
                || !Objects.equals(name, other.name)
                || !Objects.equals(taxNo, other.taxNo)
                || !Objects.equals(bank, other.bank)
                || !Objects.equals(account, other.account);
    }

    Party party() {
        return new Party(taxNo, name, address, telephone, bank, account, type == TitleType.PERSON);
    }

    private static String stripped(String text) {
        return text == null ? null : emptyToNull(text.strip());
    }

    private static String emptyToNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
