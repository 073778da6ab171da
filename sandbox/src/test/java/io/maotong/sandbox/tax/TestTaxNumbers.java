package io.maotong.sandbox.tax;

/** Taxpayer numbers for tests of other packages. */
public final class TestTaxNumbers {

    private TestTaxNumbers() {}

    public static String of(String name) {
        return TaxNumbers.invented(name);
    }
}
