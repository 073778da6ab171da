package io.maotong.data.key;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;

/**
 * Column type of encrypted fields: {@code @TableField(typeHandler = EncryptedText.class)} on a row whose
 * {@code @TableName} has {@code autoResultMap = true}.
 */
public final class EncryptedText extends BaseTypeHandler<String> {

    // MyBatis makes its handlers itself, so the keys cannot be injected.
    private static volatile KeyService keys;

    static void use(KeyService service) {
        keys = service;
    }

    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, String value, JdbcType type)
            throws SQLException {
        statement.setString(index, keys.encrypt(value));
    }

    @Override
    public String getNullableResult(ResultSet rows, String column) throws SQLException {
        return keys.decrypt(rows.getString(column));
    }

    @Override
    public String getNullableResult(ResultSet rows, int column) throws SQLException {
        return keys.decrypt(rows.getString(column));
    }

    @Override
    public String getNullableResult(CallableStatement call, int column) throws SQLException {
        return keys.decrypt(call.getString(column));
    }
}
