package io.maotong.customs.exchange;

/**
 * What the exchange said to a message. Source: response codes of the terminal edition 202205.
 *
 * @param code four digits; 0000 is acceptance
 */
record DxpReply(String code, String info) {

    private static final String ACCEPTED = "0000";

    static DxpReply read(byte[] body) {
        Xml.Element reply = Xml.read(body);
        Xml.Element response = reply.first("Response");
        if (response == null || response.get("ResponseCode") == null) {
            throw new Xml.Unreadable("no ResponseCode", null);
        }
        return new DxpReply(response.get("ResponseCode"), response.get("ResponseInfo"));
    }

    boolean isAccepted() {
        return ACCEPTED.equals(code);
    }

    /** Database, connection or time-out at the exchange: the only codes after which it is tried again by itself. */
    boolean isPassing() {
        return code.startsWith("3") && code.length() == 4;
    }
}
