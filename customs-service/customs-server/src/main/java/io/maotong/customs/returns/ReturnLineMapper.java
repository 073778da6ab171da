package io.maotong.customs.returns;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReturnLineMapper extends BaseMapper<ReturnLineRow> {

    /** What comes back of a list, or came back, over all of its returns that were not refused. */
    @Select("""
            SELECT l.* FROM customs_return_line l JOIN customs_return r ON r.id = l.return_id
            WHERE l.list_id = #{listId} AND r.status <> 'REFUSED'
            """)
    List<ReturnLineRow> ofList(long listId);
}
