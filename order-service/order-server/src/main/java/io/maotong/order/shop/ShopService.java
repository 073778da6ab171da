package io.maotong.order.shop;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.party.CreditCode;
import io.maotong.core.party.CustomsCode;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeTables;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Shops and platforms. */
@Service
class ShopService {

    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "code", "code", "platformName", "platform_name");
    private static final String NO_CODE = "无";

    private final ShopMapper shops;
    private final ShopRegister register;
    private final CodeTables codes;
    private final JdbcClient jdbc;
    private final Clock clock;

    ShopService(ShopMapper shops, ShopRegister register, CodeTables codes, JdbcClient jdbc, Clock clock) {
        this.shops = shops;
        this.register = register;
        this.codes = codes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    PageResponse<Shop> find(String q, String platform, PageRequest page) {
        QueryWrapper<ShopRow> query = new QueryWrapper<>();
        query.eq(isGiven(platform), "platform_name", platform);
        if (isGiven(q)) {
            query.and(any -> any.likeRight("code", q.strip()).or().like("name", q.strip()));
        }
        return PageResponse.of(shops.selectPage(page.toPage(SORTABLE, "code,asc"), query), ShopRegister::shopOf);
    }

    Shop get(String code) {
        return Optional.ofNullable(shops.selectOne(new QueryWrapper<ShopRow>().eq("code", code)))
                .map(ShopRegister::shopOf)
                .orElseThrow(() -> new NotFoundException("shop", code));
    }

    Shop add(ShopRequest request) {
        check(request);
        shops.insert(rowOf(request, register.newRow()));
        return get(request.code());
    }

    Shop change(String code, ShopRequest request) {
        Shop known = get(code);
        check(request);
        if (!code.equals(request.code())) {
            throw new BusinessException(
                    OrderError.SHOP_INVALID, Text.of("店铺代码不能修改，请新建店铺", "The code cannot be changed: add another shop"));
        }
        ShopRow row = rowOf(request, register.newRow());
        row.closed = known.closed();
        save(row, request.version() == null ? known.version() : request.version());
        return get(code);
    }

    Shop close(String code, boolean closed) {
        ShopRow row = shops.selectOne(new QueryWrapper<ShopRow>().eq("code", code));
        if (row == null) {
            throw new NotFoundException("shop", code);
        }
        row.closed = closed;
        row.updatedAt = clock.instant();
        save(row, row.version);
        return get(code);
    }

    private void save(ShopRow row, long seen) {
        row.version = seen;
        if (shops.change(row) == 0) {
            throw new BusinessException(
                    CommonError.CHANGED_MEANWHILE, Text.of("店铺已被他人修改，请刷新", "Somebody else changed it: reload"));
        }
    }

    /** The platforms that are known today. */
    List<Platform> platforms() {
        LocalDate today = BusinessTime.today(clock);
        return jdbc.sql("""
                        SELECT name, code, overseas, source FROM sales_platform
                        WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY name
                        """)
                .params(today, today)
                .query((row, number) ->
                        new Platform(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4)))
                .list();
    }

    private void check(ShopRequest request) {
        String code = request.platformCode();
        new Violations()
                .check(
                        NO_CODE.equals(code)
                                || CustomsCode.isValid(code)
                                || CreditCode.check(code) != CreditCode.Check.FORMAT_ERROR,
                        OrderError.SHOP_INVALID,
                        "platformCode",
                        "PARTY",
                        NO_CODE,
                        Text.of(
                                "填写10位海关编码或18位统一社会信用代码；境外平台填“无”",
                                "A 10-character customs code, an 18-character credit code, or 无"))
                .check(
                        request.currency() == null
                                || codes.today().currency(request.currency()).isPresent(),
                        OrderError.CODE_UNKNOWN,
                        "currency",
                        "O6",
                        "USD",
                        Text.of("币制不在海关代码表中", "Customs does not know this currency"))
                .throwIfAny(OrderError.SHOP_INVALID);
    }

    private static ShopRow rowOf(ShopRequest request, ShopRow row) {
        row.code = request.code();
        row.name = request.name();
        row.platformCode = request.platformCode();
        row.platformName = request.platformName();
        row.currency = request.currency();
        row.tradeMode = request.tradeMode();
        row.carrier = request.carrier();
        row.payName = request.payName();
        return row;
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    /** @param source where this entry comes from */
    record Platform(String name, String code, boolean overseas, String source) {}
}
