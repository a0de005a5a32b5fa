package org.minsheng.points.internal.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** What the demo's shop has, each with a drawn picture. */
final class DemoShelf {

    private static final int SIDE = 240;

    /** How it is drawn. */
    private enum Shape { BOTTLE, BAG, BOX, ROLL, BAR, TUBE }

    /** @param came pieces in the first receipt */
    record Item(String name, String piece, int price, int came, int perMonth, String sponsor,
                Shape shape, Color colour) {

        InputStream picture() {
            return draw(shape, colour);
        }
    }

    private static final Color GREEN = new Color(0x3c8d5a);
    private static final Color BLUE = new Color(0x3a78b5);
    private static final Color RED = new Color(0xb94a3e);
    private static final Color YELLOW = new Color(0xd9a441);
    private static final String BUSINESS = "凤冈县个体私营经济协会";
    private static final String TEA = "凤冈锌硒茶业商会";
    private static final String MARKET = "惠家乐超市";

    static final List<Item> ITEMS = List.of(
        new Item("肥皂", "块", 3, 80, 0, MARKET, Shape.BAR, YELLOW),
        new Item("洗洁精", "瓶", 6, 40, 0, MARKET, Shape.BOTTLE, GREEN),
        new Item("牙膏", "支", 6, 50, 0, BUSINESS, Shape.TUBE, BLUE),
        new Item("毛巾", "条", 8, 36, 0, BUSINESS, Shape.ROLL, RED),
        new Item("抽纸", "提", 10, 60, 2, MARKET, Shape.BOX, BLUE),
        new Item("洗衣粉", "袋", 12, 30, 0, BUSINESS, Shape.BAG, BLUE),
        new Item("食盐", "包", 2, 100, 5, MARKET, Shape.BAG, GREEN),
        new Item("酱油", "瓶", 8, 24, 0, MARKET, Shape.BOTTLE, RED),
        new Item("菜籽油", "瓶", 45, 10, 1, BUSINESS, Shape.BOTTLE, YELLOW),
        new Item("大米 5 公斤", "袋", 40, 12, 1, BUSINESS, Shape.BAG, YELLOW),
        new Item("锌硒绿茶", "盒", 30, 15, 1, TEA, Shape.BOX, GREEN),
        new Item("保温杯", "个", 60, 4, 1, TEA, Shape.BOTTLE, BLUE));

    private DemoShelf() {
    }

    private static InputStream draw(Shape shape, Color colour) {
        var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setColor(new Color(0xf3f1ec));
        brush.fillRect(0, 0, SIDE, SIDE);
        brush.setColor(colour);
        brush.setStroke(new BasicStroke(6));
        switch (shape) {
            case BOTTLE -> {
                brush.fillRoundRect(85, 80, 70, 130, 24, 24);
                brush.fillRoundRect(104, 36, 32, 50, 10, 10);
            }
            case BAG -> brush.fillRoundRect(60, 50, 120, 150, 30, 30);
            case BOX -> brush.fillRect(45, 80, 150, 100);
            case ROLL -> brush.fillRoundRect(50, 90, 140, 80, 80, 80);
            case BAR -> brush.fillRoundRect(50, 95, 140, 70, 40, 40);
            case TUBE -> {
                brush.fillRoundRect(40, 100, 130, 44, 16, 16);
                brush.fillRect(170, 108, 24, 28);
            }
        }
        brush.setColor(new Color(255, 255, 255, 200));
        brush.fillRoundRect(92, 120, 56, 34, 10, 10);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
