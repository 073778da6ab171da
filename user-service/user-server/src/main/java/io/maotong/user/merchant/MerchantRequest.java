package io.maotong.user.merchant;

/**
 * What quick registration needs.
 *
 * @param companyName 2 to 100 characters; the proposed name if the company is still to be founded
 * @param mobile of the contact, 11 digits
 */
record MerchantRequest(String companyName, String contactName, String mobile) {}
