package io.maotong.order.export;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exports in the background. */
@RestController
@RequestMapping("/api/merchant/order-exports")
class MerchantOrderExportController {

    /**
     * @param subject orders, products or returns
     * @param filter the same names and values as in the query of the list
     */
    record Request(String subject, Map<String, String> filter) {}

    private final ExportService service;

    MerchantOrderExportController(ExportService service) {
        this.service = service;
    }

    @PostMapping
    @PreAuthorize("hasAuthority('order:read')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExportResponse request(@RequestBody Request request) {
        return service.responseOf(service.request(request.subject(), request.filter()));
    }

    @GetMapping
    @PreAuthorize("hasAuthority('order:read')")
    PageResponse<ExportResponse> list(PageRequest page) {
        return service.find(page);
    }

    @GetMapping("/{exportId}")
    @PreAuthorize("hasAuthority('order:read')")
    ExportResponse get(@PathVariable String exportId) {
        return service.responseOf(service.row(Ids.parse(exportId)));
    }

    /** CSV in UTF-8. */
    @GetMapping("/{exportId}/file")
    @PreAuthorize("hasAuthority('order:read')")
    void file(@PathVariable String exportId, HttpServletResponse response) throws IOException {
        ExportRow job = service.row(Ids.parse(exportId));
        if (job.status != ExportStatus.DONE) {
            throw ExportService.unfinished(job);
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + job.fileName + "\"");
        service.copy(job, response.getOutputStream());
    }
}
