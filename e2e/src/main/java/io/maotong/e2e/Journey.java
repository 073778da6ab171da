package io.maotong.e2e;

import io.maotong.e2e.http.Api;
import io.maotong.e2e.http.Waiting;
import io.maotong.e2e.input.DemoOrder;
import io.maotong.e2e.input.OrderWorkbook;
import io.maotong.e2e.input.People;
import java.util.ArrayList;
import java.util.List;

/** One merchant on its way; what one stage learns the next ones use. */
final class Journey {

    final int number;
    final Api outside;
    final Api operator;
    final Api merchant;
    final Waiting waiting;
    final People people;
    final String shop;
    final List<DemoOrder> orders;

    String merchantId;
    String companyName;
    String creditCode;
    String customsCode;
    String dxpId;
    List<String> batchIds = new ArrayList<>();
    List<String> entryIds = new ArrayList<>();

    Journey(int number, String run, Api outside, Api operator, Api merchant, Waiting waiting) {
        this.number = number;
        this.outside = outside;
        this.operator = operator;
        this.merchant = merchant;
        this.waiting = waiting;
        this.shop = "DH" + run + "-" + number;
        this.people = new People((run + number).hashCode());
        this.orders = OrderWorkbook.goodOrders(shop);
    }
}
