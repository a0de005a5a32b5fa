package org.minsheng.visit.internal.care;

import java.util.List;

/** Names and shopping lists of the demo. */
final class DemoWords {

    /** The property company's party member of the article, who goes to the doors of 茗城峰景. */
    static final String CARER = "蔡晓兰（物业党员）";

    private static final List<String> BOUGHT = List.of("大米 10 斤、鸡蛋 30 个、青菜", "牛奶 2 箱、馒头、水果");
    private static final List<String> WANTED = List.of("感冒药一盒、矿泉水 2 件", "尿不湿一包、面条 5 斤");
    private static final List<String> VISITORS = List.of("张勇", "陈联户长", "李志愿者");

    private DemoWords() {
    }

    static String bought(int number) {
        return BOUGHT.get(number % BOUGHT.size());
    }

    static String wanted(int number) {
        return WANTED.get(number % WANTED.size());
    }

    static String visitor(int number) {
        return VISITORS.get(number % VISITORS.size());
    }
}
