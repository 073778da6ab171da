package io.maotong.customs;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A batch whose messages have all arrived at the port. @param lists the 603 documents as the API shows them */
record Declared(CustomsFixture.Merchant merchant, String batchId, List<String> orders, List<JsonNode> lists) {}
