package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.math.BigDecimal;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface OrderLineMapper extends BaseMapper<OrderLineRow> {

    /** @return 0 if that would be more than was ordered, or less than nothing */
    @Update("""
            UPDATE order_line SET returning_quantity = returning_quantity + #{quantity}
            WHERE id = #{id} AND returning_quantity + #{quantity} BETWEEN returned_quantity AND quantity
            """)
    int expect(@Param("id") long id, @Param("quantity") BigDecimal quantity);

    /** @return 0 if more were accepted than are on their way back */
    @Update("""
            UPDATE order_line SET returned_quantity = returned_quantity + #{quantity},
              withdrawn_quantity = withdrawn_quantity + #{withdrawn}
            WHERE id = #{id} AND returned_quantity + #{quantity} <= returning_quantity
            """)
    int accept(@Param("id") long id, @Param("quantity") BigDecimal quantity, @Param("withdrawn") BigDecimal withdrawn);
}
