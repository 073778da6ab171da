package io.maotong.e2e.input;

import java.util.List;

/** Invented buyers abroad. */
final class Buyers {

    record Buyer(
            String name, String country, String province, String city, String street, String postcode, String phone) {}

    static final List<Buyer> ALL = List.of(
            new Buyer("Tan Wei Ling", "SG", "", "Singapore", "12 Orchard Road #05-01", "238832", "+65 6123 4501"),
            new Buyer("Lim Jun Hao", "SG", "", "Singapore", "88 Tampines Avenue 4 #11-204", "529690", "+65 6123 4502"),
            new Buyer("Priya Nair", "SG", "", "Singapore", "3 Serangoon North View", "554343", "+65 6123 4503"),
            new Buyer(
                    "Nurul Aisyah", "MY", "Selangor", "Petaling Jaya", "27 Jalan SS 2/24", "47300", "+60 3 2123 4501"),
            new Buyer(
                    "Lee Chong Ming",
                    "MY",
                    "Pulau Pinang",
                    "George Town",
                    "41 Lebuh Armenian",
                    "10200",
                    "+60 4 2123 4502"),
            new Buyer(
                    "Siti Rahmah",
                    "MY",
                    "Johor",
                    "Johor Bahru",
                    "9 Jalan Dato Abdullah Tahir",
                    "80300",
                    "+60 7 2123 4503"),
            new Buyer(
                    "Somchai Prasert", "TH", "Bangkok", "Bangkok", "55/7 Sukhumvit Soi 22", "10110", "+66 2 123 4501"),
            new Buyer(
                    "Kanya Wongsa",
                    "TH",
                    "Chiang Mai",
                    "Chiang Mai",
                    "120 Nimmanhaemin Road",
                    "50200",
                    "+66 53 123 502"),
            new Buyer("Nguyen Thi Mai", "VN", "Ha Noi", "Ha Noi", "18 Hang Bac", "100000", "+84 24 3123 4501"),
            new Buyer(
                    "Tran Van Duc", "VN", "Ho Chi Minh", "Ho Chi Minh", "210 Le Van Sy", "700000", "+84 28 3123 4502"),
            new Buyer(
                    "Dewi Lestari",
                    "ID",
                    "DKI Jakarta",
                    "Jakarta",
                    "Jl. Kemang Raya No. 15",
                    "12730",
                    "+62 21 5123 4501"),
            new Buyer(
                    "Agus Santoso",
                    "ID",
                    "Jawa Timur",
                    "Surabaya",
                    "Jl. Raya Darmo No. 77",
                    "60241",
                    "+62 31 5123 4502"),
            new Buyer("Maria Santos", "PH", "Metro Manila", "Makati", "1502 Ayala Avenue", "1226", "+63 2 8123 4501"),
            new Buyer("Jose Ramirez", "PH", "Cebu", "Cebu City", "36 Gorordo Avenue", "6000", "+63 32 812 4502"),
            new Buyer("Yamada Hanako", "JP", "Tokyo", "Setagaya", "2-14-6 Kitazawa", "155-0031", "+81 3 1234 4501"),
            new Buyer("Sato Kenji", "JP", "Osaka", "Osaka", "1-5-9 Namba", "542-0076", "+81 6 1234 4502"),
            new Buyer("Anna Schmidt", "DE", "Berlin", "Berlin", "Kastanienallee 44", "10119", "+49 30 1234 4501"),
            new Buyer("Lukas Weber", "DE", "Bayern", "Muenchen", "Sendlinger Strasse 8", "80331", "+49 89 1234 4502"));

    private Buyers() {}
}
