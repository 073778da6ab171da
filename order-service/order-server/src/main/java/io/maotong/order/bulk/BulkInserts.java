package io.maotong.order.bulk;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import com.baomidou.mybatisplus.core.metadata.TableInfo;
import com.baomidou.mybatisplus.core.metadata.TableInfoHelper;
import io.maotong.data.key.KeyService;
import java.util.List;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Makes the bulk insert of a class of rows out of what its mapper knows of the table. */
@Component
public final class BulkInserts {

    private final SqlSessionFactory sessions;
    private final JdbcTemplate jdbc;
    private final KeyService keys;

    /** @param mappers must have been made before, since a table is known by its mapper */
    BulkInserts(List<BaseMapper<?>> mappers, SqlSessionFactory sessions, JdbcTemplate jdbc, KeyService keys) {
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** @throws IllegalStateException if the rows have no mapper */
    public <R> BulkInsert<R> of(Class<R> rows) {
        TableInfo table = TableInfoHelper.getTableInfo(rows);
        if (table == null) {
            throw new IllegalStateException("no mapper of " + rows);
        }
        return new BulkInsert<>(table, sessions.getConfiguration().getTypeHandlerRegistry(), jdbc, keys);
    }
}
