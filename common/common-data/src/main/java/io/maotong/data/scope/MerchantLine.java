package io.maotong.data.scope;

import com.baomidou.mybatisplus.extension.plugins.handler.TenantLineHandler;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;

/** Adds {@code merchant_id = ?} to every statement, except on the tables that belong to no merchant. */
public final class MerchantLine implements TenantLineHandler {

    private final Set<String> sharedTables;

    public MerchantLine(Collection<String> sharedTables) {
        this.sharedTables = sharedTables.stream()
                .map(table -> table.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Override
    public Expression getTenantId() {
        return new LongValue(MerchantScope.merchantId());
    }

    @Override
    public String getTenantIdColumn() {
        return "merchant_id";
    }

    @Override
    public boolean ignoreTable(String tableName) {
        return sharedTables.contains(tableName.replace("`", "").toLowerCase(Locale.ROOT))
                || MerchantScope.isEverywhere();
    }
}
