package io.maotong.invoice.file;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads an invoice from a file that somebody else made. An attached XML is preferred to what can be read off the page. */
public final class ForeignFile {

    private static final int MAX_PAGES = 100;
    private static final long MAX_MEMORY = 64L * 1024 * 1024;
    private static final int MAX_ATTACHMENTS = 50;
    private static final int MAX_NAME_NODES = 200;
    private static final String XML_NAME = ".xml";

    /**
     * What the file tells.
     *
     * @param unread names of fields that the page shows but that could not be read; empty if an XML was there
     */
    public record Reading(FileFormat format, ReadInvoice invoice, List<String> unread) {}

    private ForeignFile() {}

    /** By what is in it, never by its name; empty if it is none of the three. */
    public static Optional<FileFormat> formatOf(byte[] bytes) {
        if (startsWith(bytes, "%PDF-")) {
            return Optional.of(FileFormat.PDF);
        }
        if (SafeZip.isZip(bytes)) {
            boolean[] ofd = {false};
            SafeZip.each(bytes, entry -> ofd[0] |= entry.name().equals("OFD.xml"));
            return ofd[0] ? Optional.of(FileFormat.OFD) : Optional.empty();
        }
        for (int i = 0; i < Math.min(bytes.length, 200); i++) {
            int one = bytes[i] & 0xFF;
            if (one == '<') {
                return Optional.of(FileFormat.XML);
            }
            // Blanks, byte order marks and the zero bytes of UTF-16 may come before.
            if (one > ' ' && one != 0xEF && one != 0xBB && one != 0xBF && one != 0xFE && one != 0xFF) {
                break;
            }
        }
        return Optional.empty();
    }

    /** @throws BusinessException with a code, the field and what to do */
    public static Reading read(byte[] bytes) {
        FileFormat format = formatOf(bytes)
                .orElseThrow(() -> XmlTree.refused(
                        FileError.FORMAT_UNKNOWN,
                        "FORMAT",
                        "XML|PDF|OFD",
                        Text.of("请上传 XML、PDF、OFD 或它们的 ZIP", "Upload XML, PDF, OFD, or a ZIP of them")));
        return switch (format) {
            case XML -> new Reading(format, InvoiceXmlReader.read(bytes), List.of());
            case PDF -> pdf(bytes);
            case OFD -> ofd(bytes);
        };
    }

    private static Reading pdf(byte[] bytes) {
        try (PDDocument document =
                Loader.loadPDF(bytes, "", null, null, MemoryUsageSetting.setupMainMemoryOnly(MAX_MEMORY).streamCache)) {
            if (document.isEncrypted()) {
                throw XmlTree.refused(
                        FileError.NOT_READABLE,
                        "ENCRYPTED",
                        null,
                        Text.of("PDF 已加密，请上传未加密的文件", "The PDF is encrypted"));
            }
            if (document.getNumberOfPages() > MAX_PAGES) {
                throw XmlTree.refused(
                        FileError.TOO_BIG,
                        "PAGES",
                        "<= " + MAX_PAGES,
                        Text.of("PDF 页数过多，不像一张发票", "Too many pages for an invoice"));
            }
            byte[] xml = single(attachments(document));
            if (xml != null) {
                return new Reading(FileFormat.PDF, InvoiceXmlReader.read(xml), List.of());
            }
            return PageText.read(FileFormat.PDF, new PDFTextStripper().getText(document), Map.of());
        } catch (IOException
                | IllegalArgumentException
                | ClassCastException
                | IndexOutOfBoundsException
                | NullPointerException
                | IllegalStateException
                | StackOverflowError e) {
            // What is broken on purpose ends in any of these inside of the library.
            throw XmlTree.refused(
                    FileError.NOT_READABLE,
                    "PDF",
                    "PDF",
                    Text.of("PDF 损坏，请向开票方重新索取", "The PDF is damaged; ask the issuer for it again"));
        }
    }

    private static List<byte[]> attachments(PDDocument document) throws IOException {
        List<byte[]> found = new ArrayList<>();
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
        if (tree == null) {
            return found;
        }
        List<PDNameTreeNode<PDComplexFileSpecification>> nodes = new ArrayList<>(List.of(tree));
        for (int i = 0; i < nodes.size() && i < MAX_NAME_NODES; i++) {
            PDNameTreeNode<PDComplexFileSpecification> node = nodes.get(i);
            if (node.getKids() != null) {
                nodes.addAll(node.getKids());
            }
            if (node.getNames() == null) {
                continue;
            }
            for (Map.Entry<String, PDComplexFileSpecification> entry :
                    node.getNames().entrySet()) {
                if (entry.getKey().toLowerCase(Locale.ROOT).endsWith(XML_NAME) && found.size() < MAX_ATTACHMENTS) {
                    PDEmbeddedFile file = entry.getValue().getEmbeddedFile();
                    if (file != null) {
                        try (InputStream in = file.createInputStream()) {
                            // One more than is allowed, so that the reader refuses it by its size.
                            found.add(in.readNBytes(XmlTree.MAX_BYTES + 1));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static Reading ofd(byte[] bytes) {
        List<byte[]> xml = new ArrayList<>();
        Map<String, byte[]> pages = new TreeMap<>();
        Map<String, String> facts = new HashMap<>();
        SafeZip.each(bytes, entry -> {
            String name = entry.name().toLowerCase(Locale.ROOT);
            if (name.equals("ofd.xml")) {
                for (XmlTree.Element fact : XmlTree.read(entry.content()).descendants("CustomData")) {
                    if (fact.attribute() != null) {
                        facts.put(fact.attribute(), fact.text());
                    }
                }
            } else if (name.endsWith("content.xml")) {
                pages.put(entry.name(), entry.content());
            } else if (name.contains("attach") && name.endsWith(XML_NAME) && !name.endsWith("attachments.xml")) {
                xml.add(entry.content());
            }
        });
        byte[] attached = single(xml);
        if (attached != null) {
            return new Reading(FileFormat.OFD, InvoiceXmlReader.read(attached), List.of());
        }
        StringBuilder text = new StringBuilder();
        for (byte[] page : pages.values()) {
            for (XmlTree.Element code : XmlTree.read(page).descendants("TextCode")) {
                text.append(code.text()).append('\n');
            }
        }
        return PageText.read(FileFormat.OFD, text.toString(), facts);
    }

    /** The one that is an invoice; null if there is none. */
    private static byte[] single(List<byte[]> candidates) {
        List<byte[]> invoices = candidates.stream()
                .filter(one -> one.length > XmlTree.MAX_BYTES || looksLikeInvoice(one))
                .toList();
        if (invoices.size() > 1) {
            throw XmlTree.refused(
                    FileError.SEVERAL_INVOICES,
                    "ONE_INVOICE",
                    "1",
                    Text.of("文件附带多份发票 XML，请拆开后上传", "Several invoice XMLs are attached"));
        }
        return invoices.isEmpty() ? null : invoices.getFirst();
    }

    private static boolean looksLikeInvoice(byte[] bytes) {
        String head = new String(bytes, StandardCharsets.UTF_8);
        return head.contains("InvoiceNumber") || head.contains("EInvoice") || head.contains("SellerName");
    }

    private static boolean startsWith(byte[] bytes, String text) {
        if (bytes.length < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
