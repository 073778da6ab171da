package io.maotong.invoice.file;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** The square code of an invoice: version 5, level M, with 税 in the middle, which the level's redundancy makes up for. */
final class SquareCode {

    private static final int SIDE = 37;
    private static final Map<EncodeHintType, Object> FORM = Map.of(
            EncodeHintType.QR_VERSION,
            5,
            EncodeHintType.ERROR_CORRECTION,
            ErrorCorrectionLevel.M,
            EncodeHintType.MARGIN,
            0,
            EncodeHintType.CHARACTER_SET,
            "UTF-8");

    private final boolean[][] rows = new boolean[SIDE][SIDE];

    SquareCode(String text) {
        try {
            BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIDE, SIDE, FORM);
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    rows[y][x] = matrix.get(x, y);
                }
            }
        } catch (WriterException e) {
            throw new IllegalStateException("no square code for " + text, e);
        }
    }

    void draw(Surface surface, Typeface type, double x, double y, double side) {
        surface.squares(rows, x, y, side);
        double sign = side * 0.2;
        double middleX = x + side / 2;
        double middleY = y + side / 2;
        surface.fill(middleX - sign / 2, middleY - sign / 2, sign, sign, Surface.Ink.PAPER);
        double size = sign * 0.85 / Surface.MM_PER_POINT;
        surface.text("税", middleX - type.width("税", size) / 2, middleY + sign * 0.31, size, Surface.Ink.RED);
    }
}
