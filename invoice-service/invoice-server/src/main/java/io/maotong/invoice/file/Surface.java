package io.maotong.invoice.file;

/** What a page is drawn on. Lengths and places are millimetres from the top left corner, sizes of type are points. */
interface Surface {

    /** Colours of the form. */
    enum Ink {
        TEXT(0, 0, 0),
        FORM(156, 82, 35),
        RED(204, 0, 0),
        NOTE(120, 120, 120),
        PAPER(255, 255, 255);

        final int red;
        final int green;
        final int blue;

        Ink(int red, int green, int blue) {
            this.red = red;
            this.green = green;
            this.blue = blue;
        }
    }

    double MM_PER_POINT = 25.4 / 72;

    void page(double width, double height);

    /** @param y of the base line */
    void text(String text, double x, double y, double size, Ink ink);

    void line(double fromX, double fromY, double toX, double toY, double width, Ink ink);

    void ellipse(double centreX, double centreY, double radiusX, double radiusY, double width, Ink ink);

    void fill(double x, double y, double width, double height, Ink ink);

    /** Black squares; {@code true} where one is. */
    void squares(boolean[][] rows, double x, double y, double side);
}
