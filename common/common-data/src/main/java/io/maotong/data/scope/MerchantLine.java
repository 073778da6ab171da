package io.maotong.data.scope;

import com.baomidou.mybatisplus.extension.plugins.handler.TenantLineHandler;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;

/** Adds a merchant to every statement, except on the tables that belong to no merchant; a name stands for whose it is. */
final class MerchantLine implements TenantLineHandler {

    /** No column, and no word that a statement has otherwise: the number of the merchant takes its place. */
    static final String PLACE = "maotong_merchant_of_scope";

    private final Set<String> sharedTables;

    MerchantLine(Collection<String> sharedTables) {
        this.sharedTables = sharedTables.stream()
                .map(table -> table.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Override
    public Expression getTenantId() {
        return new Column(PLACE);
    }

    @Override
    public String getTenantIdColumn() {
        return "merchant_id";
    }

    @Override
    public boolean ignoreTable(String tableName) {
        return sharedTables.contains(tableName.replace("`", "").toLowerCase(Locale.ROOT));
    }
}
