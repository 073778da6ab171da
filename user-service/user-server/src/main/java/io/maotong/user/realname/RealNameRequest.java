package io.maotong.user.realname;

/** @param idNumber 18 characters, GB 11643 */
record RealNameRequest(String name, String idNumber) {

    @Override
    public String toString() {
        return "RealNameRequest";
    }
}
