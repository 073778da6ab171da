package io.maotong.invoice.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** What a PDF would do by itself when it is opened. An invoice has no reason to do anything. */
public final class ActiveContent {

    private static final Set<String> ACTIONS =
            Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "GoToR", "GoToE");
    private static final List<COSName> WHERE = List.of(COSName.OPEN_ACTION, COSName.AA, COSName.A);
    private static final int MAX_DEPTH = 6;

    private ActiveContent() {}

    /** Names of what was found; empty if nothing was, or if it cannot be opened at all. */
    public static List<String> of(byte[] pdf) {
        List<String> found = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            actions(catalog, found);
            COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
            if (names != null && names.containsKey(COSName.getPDFName("JavaScript"))) {
                found.add("JavaScript");
            }
            COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
            if (form != null && form.containsKey(COSName.getPDFName("XFA"))) {
                found.add("XFA");
            }
            for (PDPage page : document.getPages()) {
                actions(page.getCOSObject(), found);
                COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
                for (int i = 0; annotations != null && i < annotations.size(); i++) {
                    if (annotations.getObject(i) instanceof COSDictionary annotation) {
                        actions(annotation, found);
                    }
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return found.stream().distinct().toList();
    }

    private static void actions(COSDictionary holder, List<String> found) {
        for (COSName name : WHERE) {
            action(holder.getDictionaryObject(name), found, 0);
        }
    }

    /** An action, or a dictionary of actions by the event that starts them, with what follows it. */
    private static void action(COSBase object, List<String> found, int depth) {
        if (!(object instanceof COSDictionary dictionary) || depth > MAX_DEPTH) {
            return;
        }
        String kind = dictionary.getNameAsString(COSName.S);
        if (kind != null && ACTIONS.contains(kind)) {
            found.add(kind);
        }
        if (kind == null || dictionary.containsKey(COSName.NEXT)) {
            for (COSName key : dictionary.keySet()) {
                action(dictionary.getDictionaryObject(key), found, depth + 1);
            }
        }
    }
}
