package io.maotong.customs.document;

/** Kinds of filing (appType). Source: schema of the export edition 202205; the printed text garbles them. */
final class AppType {

    static final String ADD = "1";
    static final String CHANGE = "2";
    static final String DELETE = "3";

    private AppType() {}
}
