package io.maotong.invoice.platform;

import io.maotong.invoice.platform.CollectionPlatform.PackageFile;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads the invoices of one file of a package, some at a time: the whole is never in memory at once. */
public final class ReceivedPackage implements AutoCloseable {

    private final ObjectReader records;
    private final InputStream in;
    private final JsonParser parser;
    private boolean ended;

    private ReceivedPackage(ObjectReader records, InputStream in, JsonParser parser) {
        this.records = records;
        this.in = in;
        this.parser = parser;
    }

    /**
     * @param largest bytes that the file may unpack to
     * @throws IOException if it is not what the platform said it is, or no archive of one JSON array
     */
    public static ReceivedPackage open(PackageFile file, JsonMapper json, long largest) throws IOException {
        if (file.sha256() != null && !file.sha256().equalsIgnoreCase(sha256(file.zip()))) {
            throw new IOException("the file is not the one whose digest the platform gave");
        }
        InputStream in = SafeZip.onlyFile(file.zip(), largest);
        try {
            JsonParser parser = json.createParser(in);
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("the file is not an array");
            }
            // Behind each record there is the next one.
            ObjectReader records = json.reader()
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
            return new ReceivedPackage(records, in, parser);
        } catch (IOException | JacksonException e) {
            in.close();
            throw new IOException("the file cannot be read: " + e.getMessage(), e);
        }
    }

    /** The next invoices, at most so many; fewer only at the end. */
    public List<ReceivedInvoice> next(int most) throws IOException {
        List<ReceivedInvoice> invoices = new ArrayList<>();
        try {
            while (!ended && invoices.size() < most) {
                if (parser.nextToken() == JsonToken.END_ARRAY) {
                    // Reads on so that a second file behind this one is noticed.
                    ended = parser.nextToken() == null;
                    if (!ended) {
                        throw new IOException("there is more behind the array");
                    }
                } else {
                    JsonNode node = records.readTree(parser);
                    invoices.add(ReceivedWire.invoice(new WireObject(node)));
                }
            }
        } catch (JacksonException e) {
            throw new IOException("the file cannot be read: " + e.getMessage(), e);
        }
        return invoices;
    }

    @Override
    public void close() throws IOException {
        parser.close();
        in.close();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
