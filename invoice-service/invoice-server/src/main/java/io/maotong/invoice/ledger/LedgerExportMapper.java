package io.maotong.invoice.ledger;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface LedgerExportMapper extends BaseMapper<LedgerExportRow> {}
