package io.maotong.customs.issue;

import io.maotong.core.time.BusinessTime;
import io.maotong.sheet.SheetWriter;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** The exceptions list as a file, written as it is read. */
@Component
class IssueExport {

    /** What a file may be. */
    enum Format {
        CSV("text/csv;charset=UTF-8", "csv"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

        final String mediaType;
        final String ending;

        Format(String mediaType, String ending) {
            this.mediaType = mediaType;
            this.ending = ending;
        }
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> TITLES = List.of(
            "编号", "状态", "级别", "种类", "类别", "代码", "处理方", "说明", "单证", "订单号", "运单号", "承运商", "关区", "章", "负责人", "发生时间", "期限",
            "升级次数", "解决时间", "解决人", "解决说明");

    private final IssueQueries queries;

    IssueExport(IssueQueries queries) {
        this.queries = queries;
    }

    /** @param merchantId for operators: only of this merchant; null for all that the caller may see */
    void write(IssueFilter filter, Long merchantId, Format format, OutputStream out) {
        try (SheetWriter writer =
                format == Format.XLSX ? SheetWriter.xlsx(out, "异常清单", TITLES) : SheetWriter.csv(out, TITLES)) {
            queries.each(filter, merchantId, issue -> writer.row(cells(issue)));
        }
    }

    private static List<String> cells(IssueResponse issue) {
        return Arrays.asList(
                issue.id(),
                issue.status(),
                issue.severity(),
                issue.kind(),
                issue.category(),
                issue.code(),
                issue.fixer(),
                issue.advice().zh(),
                issue.documentType(),
                issue.orderNo(),
                issue.parcel() == null ? null : issue.parcel().waybillNo(),
                issue.parcel() == null || issue.parcel().carrier() == null
                        ? issue.carrierCode()
                        : issue.parcel().carrier(),
                issue.customsCode(),
                issue.chapter(),
                issue.owner(),
                time(issue.raisedAt()),
                time(issue.dueAt()),
                Integer.toString(issue.escalation()),
                time(issue.resolvedAt()),
                issue.resolvedBy(),
                issue.resolution());
    }

    private static String time(Instant instant) {
        return instant == null ? null : TIME.format(ZonedDateTime.ofInstant(instant, BusinessTime.ZONE));
    }
}
