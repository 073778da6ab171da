package io.maotong.e2e.input;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/** Invented people of Donghai with identity numbers whose check characters hold. */
public final class People {

    private static final String REGION = "320722";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final String[] FAMILY = {"张", "王", "李", "赵", "陈", "刘", "杨", "黄", "周", "吴"};
    private static final String[] GIVEN = {"晶晶", "志强", "海燕", "建国", "丽华", "晓东", "雪梅", "文博", "玉兰", "立新"};

    /** @param mobile 11 digits */
    public record Person(String name, String idNumber, String mobile) {}

    private final Random random;

    public People(long seed) {
        this.random = new Random(seed);
    }

    public Person next() {
        String name = FAMILY[random.nextInt(FAMILY.length)] + GIVEN[random.nextInt(GIVEN.length)];
        LocalDate born = LocalDate.of(1975, 1, 1).plusDays(random.nextInt(9000));
        String body = REGION + DateTimeFormatter.BASIC_ISO_DATE.format(born) + "%03d".formatted(random.nextInt(1000));
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return new Person(name, body + CHECK.charAt(sum % 11), "13" + "%09d".formatted(random.nextInt(1_000_000_000)));
    }

    /** A trade name of four characters, so that many merchants can register side by side. */
    public String tradeName() {
        String characters = "晶莹璀璨瑞祥福泰恒远华盛宏达兴隆嘉禾锦绣铭辰皓月星河云海清泉翠微兰亭鸿图博雅";
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            name.append(characters.charAt(random.nextInt(characters.length())));
        }
        return name.toString();
    }
}
