package io.maotong.customs.issue;

/** What causes are counted by. */
public enum CauseBy {
    CATEGORY("category", null),
    CODE("code", null),
    /** Chapter of the tariff of the first line. */
    CHAPTER("chapter", "chapter"),
    /** Customs office of the list. */
    OFFICE("customs_code", "customs_code"),
    CARRIER("carrier_code", "logistics_code"),
    /** ISO week in China. */
    WEEK(
            "DATE_FORMAT(DATE_ADD(raised_at, INTERVAL 8 HOUR), '%x-W%v')",
            "DATE_FORMAT(DATE_ADD(submitted_at, INTERVAL 8 HOUR), '%x-W%v')");

    private final String ofIssues;
    private final String ofLists;

    CauseBy(String ofIssues, String ofLists) {
        this.ofIssues = ofIssues;
        this.ofLists = ofLists;
    }

    String ofIssues() {
        return ofIssues;
    }

    /** Null where lists that went well have no such thing. */
    String ofLists() {
        return ofLists;
    }
}
