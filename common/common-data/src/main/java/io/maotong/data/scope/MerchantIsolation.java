package io.maotong.data.scope;

import com.baomidou.mybatisplus.extension.plugins.inner.TenantLineInnerInterceptor;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;

/**
 * Restricts every statement to the merchant of the current scope: {@code merchant_id = ?} on all tables but the shared
 * ones. Taking a statement apart costs more than running it, so the outcome is kept by the statement's text, with a place
 * for the merchant's number.
 */
public final class MerchantIsolation extends TenantLineInnerInterceptor {

    private static final long KEPT_CHARACTERS = 8_000_000;

    private final Cache<String, String> queries = cache();
    private final Cache<String, String> changes = cache();

    public MerchantIsolation(Collection<String> sharedTables) {
        super(new MerchantLine(sharedTables));
    }

    @Override
    public String parserSingle(String sql, Object ignored) {
        return MerchantScope.isEverywhere() ? sql : inScope(queries.get(sql, text -> super.parserSingle(text, null)));
    }

    @Override
    public String parserMulti(String sql, Object ignored) {
        return MerchantScope.isEverywhere() ? sql : inScope(changes.get(sql, text -> super.parserMulti(text, null)));
    }

    private static String inScope(String sql) {
        return sql.contains(MerchantLine.PLACE)
                ? sql.replace(MerchantLine.PLACE, Long.toString(MerchantScope.merchantId()))
                : sql;
    }

    private static Cache<String, String> cache() {
        return Caffeine.newBuilder()
                .maximumWeight(KEPT_CHARACTERS)
                .weigher((String sql, String rewritten) -> sql.length() + rewritten.length())
                .build();
    }
}
