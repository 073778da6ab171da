package io.maotong.user.client;

import java.util.List;

/** @param secret 32 to 72 random characters, made by the merchant, so that no answer and no log ever holds it */
public record PartnerClientRequest(String name, String secret, List<String> permissions) {

    @Override
    public String toString() {
        return "PartnerClientRequest[" + name + "]";
    }
}
