package io.maotong.invoice.issue;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.invoice.document.Agent;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.document.Voucher;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An invoice with everything on it. Accounts, telephones and what identifies a person are masked.
 *
 * @param platformCode the platform's own code of a refusal
 * @param platformMessage its own words
 * @param replacesInvoiceId the reversed invoice that it takes the place of, or null
 */
record InvoiceDetailResponse(
        InvoiceResponse invoice,
        String sellerTaxNo,
        String sellerName,
        PartyResponse seller,
        PartyResponse buyer,
        Money amount,
        Money tax,
        String specialElement,
        String differential,
        String exportPolicy,
        BigDecimal exchangeRate,
        LocalDate rateDate,
        String rateSource,
        String tradeTerm,
        String settlement,
        String drawer,
        String payee,
        String reviewer,
        String remark,
        boolean showSellerBank,
        boolean showBuyerBank,
        boolean showSellerAddress,
        boolean showBuyerAddress,
        String confirmationNo,
        String replacesInvoiceId,
        String uploadState,
        String acceptanceNo,
        String platformCode,
        String platformMessage,
        List<String> orderNos,
        List<LineResponse> lines,
        List<Voucher> vouchers,
        AgentResponse buyerAgent,
        List<StepResponse> timeline) {

    record PartyResponse(
            String taxNo,
            String name,
            String address,
            String telephone,
            String bank,
            String account,
            boolean naturalPerson) {

        static PartyResponse of(Party party) {
            boolean person = party.naturalPerson();
            return new PartyResponse(
                    person ? masked(party.taxNo()) : party.taxNo(),
                    party.name(),
                    person ? masked(party.address()) : party.address(),
                    masked(party.telephone()),
                    party.bank(),
                    masked(party.account()),
                    person);
        }
    }

    record AgentResponse(String name, String idKind, String idNumber, String telephone) {

        static AgentResponse of(Agent agent) {
            return agent == null
                    ? null
                    : new AgentResponse(
                            agent.name(), agent.idKind(), masked(agent.idNumber()), masked(agent.telephone()));
        }
    }

    record LineResponse(
            int lineNo,
            Integer blueLineNo,
            Integer itemNo,
            String name,
            String printedName,
            String spec,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            Money amount,
            BigDecimal rate,
            Money tax,
            Money deduction,
            String taxClassCode,
            LineNature nature,
            String preference,
            Money dealAmount) {

        static LineResponse of(InvoiceLine line) {
            return of(line, null, null, null);
        }

        static LineResponse of(InvoiceLine line, Integer itemNo, BigDecimal deal, String dealCurrency) {
            return new LineResponse(
                    line.lineNo(),
                    line.blueLineNo(),
                    itemNo,
                    line.name(),
                    line.printedName(),
                    line.spec(),
                    line.unit(),
                    plain(line.quantity()),
                    plain(line.unitPrice()),
                    InvoiceResponse.cny(line.amount()),
                    plain(line.rate()),
                    InvoiceResponse.cny(line.tax()),
                    line.deduction() == null ? null : InvoiceResponse.cny(line.deduction()),
                    line.taxClassCode(),
                    line.nature(),
                    line.preference(),
                    deal == null || dealCurrency == null ? null : Money.of(deal, dealCurrency));
        }
    }

    /** @param channel where the state came from: SELF, LIVE, SANDBOX or MANUAL */
    record StepResponse(String from, String status, String actor, String channel, String reason, Instant at) {

        static StepResponse of(StepRow step) {
            return new StepResponse(
                    step.fromStatus == null ? null : step.fromStatus.name(),
                    step.toStatus.name(),
                    step.actor,
                    step.channel,
                    step.reason,
                    step.happenedAt);
        }
    }

    static InvoiceDetailResponse of(
            HeaderRow row,
            InvoiceDocument document,
            List<DetailRow> details,
            List<String> orderNos,
            List<StepRow> timeline) {
        List<LineResponse> lines = new ArrayList<>();
        for (int i = 0; i < details.size(); i++) {
            DetailRow detail = details.get(i);
            lines.add(LineResponse.of(document.lines().get(i), detail.itemNo, detail.dealAmount, row.dealCurrency));
        }
        return new InvoiceDetailResponse(
                InvoiceResponse.of(row),
                row.sellerTaxNo,
                row.sellerName,
                PartyResponse.of(document.seller()),
                PartyResponse.of(document.buyer()),
                InvoiceResponse.cny(row.amount),
                InvoiceResponse.cny(row.tax),
                row.specialElement,
                row.differential,
                row.exportPolicy,
                plain(row.exchangeRate),
                row.rateDate,
                row.rateSource,
                row.tradeTerm,
                row.settlement,
                row.drawer,
                row.payee,
                row.reviewer,
                row.remark,
                row.showSellerBank,
                row.showBuyerBank,
                row.showSellerAddress,
                row.showBuyerAddress,
                row.blueConfirmationNo,
                row.replacesId == null ? null : Ids.text(row.replacesId),
                row.uploadState,
                row.acceptanceNo,
                row.platformCode,
                row.platformMessage,
                orderNos,
                lines,
                document.vouchers(),
                AgentResponse.of(document.buyerAgent()),
                timeline.stream().map(StepResponse::of).toList());
    }

    static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String masked(String text) {
        if (text == null) {
            return null;
        }
        return text.length() <= 4 ? "***" : "***" + text.substring(text.length() - 4);
    }
}
