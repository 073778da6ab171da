package io.maotong.user.client;

import java.util.List;

public record PartnerClientResponse(String clientId, String name, List<String> permissions) {}
