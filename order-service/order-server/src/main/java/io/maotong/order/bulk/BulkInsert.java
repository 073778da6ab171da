package io.maotong.order.bulk;

import com.baomidou.mybatisplus.core.metadata.TableFieldInfo;
import com.baomidou.mybatisplus.core.metadata.TableInfo;
import io.maotong.data.key.EncryptedText;
import io.maotong.data.key.KeyService;
import java.lang.reflect.Field;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.apache.ibatis.type.TypeHandler;
import org.apache.ibatis.type.TypeHandlerRegistry;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes rows of one table, all their columns in one statement whose text never changes. A mapper's own insert leaves
 * empty columns out: rows that differ in them become statements of their own, and each field of each row is asked about by
 * an expression. Rows carry their merchant themselves.
 */
public final class BulkInsert<R> {

    private static final int PORTION = 500;

    /** A row whose values are as they will be written: encrypting takes longer than writing, and needs no transaction. */
    public record Bound<R>(R row, Object[] values) {}

    private record Column(String name, Field field, TypeHandler<Object> type, boolean encrypted) {}

    private final List<Column> columns = new ArrayList<>();
    private final JdbcTemplate jdbc;
    private final KeyService keys;
    private final String sql;

    BulkInsert(TableInfo table, TypeHandlerRegistry types, JdbcTemplate jdbc, KeyService keys) {
        this.jdbc = jdbc;
        this.keys = keys;
        columns.add(new Column(table.getKeyColumn(), keyField(table), handler(types, table.getKeyType(), null), false));
        for (TableFieldInfo field : table.getFieldList()) {
            boolean encrypted = field.getTypeHandler() == EncryptedText.class;
            columns.add(new Column(
                    field.getColumn(),
                    field.getField(),
                    handler(types, field.getPropertyType(), encrypted ? null : field.getTypeHandler()),
                    encrypted));
        }
        sql = "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        table.getTableName(),
                        String.join(", ", columns.stream().map(Column::name).toList()),
                        String.join(", ", Collections.nCopies(columns.size(), "?")));
    }

    /** @throws org.springframework.dao.DuplicateKeyException if a unique key is taken; the transaction is of no use then */
    public void insert(Collection<R> rows) {
        write(rows.stream().map(this::bind).toList());
    }

    /** The row as it is now; later changes of it are not written. */
    public Bound<R> bind(R row) {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = columns.get(i);
            Object value = valueOf(column, row);
            values[i] = column.encrypted() ? keys.encrypt((String) value) : value;
        }
        return new Bound<>(row, values);
    }

    /** @throws org.springframework.dao.DuplicateKeyException as {@link #insert} */
    public void write(Collection<Bound<R>> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows, PORTION, this::set);
        }
    }

    private void set(PreparedStatement statement, Bound<R> row) throws SQLException {
        for (int i = 0; i < row.values().length; i++) {
            Object value = row.values()[i];
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                columns.get(i).type().setParameter(statement, i + 1, value, null);
            }
        }
    }

    private static Object valueOf(Column column, Object row) {
        try {
            return column.field().get(row);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field keyField(TableInfo table) {
        try {
            Field field = table.getEntityType().getDeclaredField(table.getKeyProperty());
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static TypeHandler<Object> handler(
            TypeHandlerRegistry types, Class<?> property, Class<? extends TypeHandler<?>> own) {
        TypeHandler<?> handler = own == null ? types.getTypeHandler(property) : types.getInstance(property, own);
        if (handler == null) {
            throw new IllegalStateException("no type handler of " + property);
        }
        return (TypeHandler<Object>) handler;
    }
}
