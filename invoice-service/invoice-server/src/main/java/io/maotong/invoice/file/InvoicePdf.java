package io.maotong.invoice.file;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.document.InvoiceDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.GregorianCalendar;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** An invoice as a PDF with its XML attached. The same invoice gives the same bytes. */
public final class InvoicePdf {

    private InvoicePdf() {}

    /** @param invoice issued: it has a number and a time */
    public static byte[] of(InvoiceDocument invoice) {
        Typeface type = Typeface.shared();
        try (PDDocument document = new PDDocument()) {
            PDType0Font font = PDType0Font.load(document, type.font(), true);
            try (PdfSurface surface = new PdfSurface(document, font)) {
                InvoiceLayout.draw(invoice, surface, type);
            }
            describe(document, invoice);
            attach(document, invoice);
            // Otherwise the id is made from the time of day.
            document.setDocumentId(Long.parseLong(invoice.number().substring(2)));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(PDDocument document, InvoiceDocument invoice) {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(PrintedForm.title(invoice) + " " + invoice.number());
        information.setSubject("渲染件 rendering, not the tax bureau's file");
        information.setCreationDate(GregorianCalendar.from(invoice.issuedAt().atZone(BusinessTime.ZONE)));
        information.setModificationDate(information.getCreationDate());
    }

    private static void attach(PDDocument document, InvoiceDocument invoice) throws IOException {
        byte[] xml = InvoiceXml.of(invoice);
        PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(xml), COSName.FLATE_DECODE);
        file.setSubtype("application/xml");
        file.setSize(xml.length);
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        String name = invoice.number() + ".xml";
        specification.setFile(name);
        specification.setFileUnicode(name);
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(name, specification));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
    }
}
