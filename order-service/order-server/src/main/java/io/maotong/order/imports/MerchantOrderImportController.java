package io.maotong.order.imports;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.order.OrderError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Orders from a workbook. */
@RestController
@RequestMapping("/api/merchant/order-imports")
class MerchantOrderImportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ImportService service;

    MerchantOrderImportController(ImportService service) {
        this.service = service;
    }

    /** XLSX, or CSV in UTF-8; see the template. The same file again answers with the same import. */
    @PostMapping
    @PreAuthorize("hasAuthority('order:import')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportResponse upload(@RequestPart MultipartFile file) {
        return service.upload(file);
    }

    @GetMapping
    @PreAuthorize("hasAuthority('order:read')")
    PageResponse<ImportResponse> list(PageRequest page) {
        return service.find(page);
    }

    /** Progress and result, with a page of its rows of one status. */
    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('order:read')")
    ImportResponse get(
            @PathVariable String id,
            @RequestParam(defaultValue = "REJECTED") RowStatus rowStatus,
            PageRequest page,
            HttpServletRequest request) {
        return service.get(Ids.parse(id), rowStatus, page, localeOf(request));
    }

    /** The rejected rows with their reasons, to be corrected and uploaded again. */
    @GetMapping("/{id}/rejected.xlsx")
    @PreAuthorize("hasAuthority('order:import')")
    void rejected(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ImportRow row = service.row(Ids.parse(id));
        if (!row.status.isFinished()) {
            throw new BusinessException(
                    OrderError.IMPORT_RUNNING, Text.of("请等待导入完成", "Wait until the import is finished"));
        }
        download(response, "rejected-" + id + ".xlsx");
        try (Workbooks.Rejected workbook = Workbooks.rejected(response.getOutputStream())) {
            service.readRejected(row.id, workbook::add, localeOf(request));
        }
    }

    /** The columns with an example. */
    @GetMapping("/template.xlsx")
    @PreAuthorize("hasAuthority('order:read')")
    void template(HttpServletResponse response) throws IOException {
        download(response, "orders-template.xlsx");
        Workbooks.template(response.getOutputStream());
    }

    private static void download(HttpServletResponse response, String name) {
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    private static Locale localeOf(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.SIMPLIFIED_CHINESE : request.getLocale();
    }
}
