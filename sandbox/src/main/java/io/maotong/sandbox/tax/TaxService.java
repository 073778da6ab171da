package io.maotong.sandbox.tax;

/** One service of the platform, found by its capability and service code. */
interface TaxService {

    String BASE = "202007";
    String COLLECTION = "203067";
    String REFUND_SELECTION = "203064";

    /** nlbm */
    String capability();

    /** fwbm */
    String service();

    /**
     * @param accessUnit jrdwptbh of the caller
     * @return what is encrypted into Data
     * @throws TaxRefusal for a return code other than 00
     */
    Object answer(String accessUnit, WireFields request);
}
