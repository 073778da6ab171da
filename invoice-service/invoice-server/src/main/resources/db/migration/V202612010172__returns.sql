-- A return may be money without goods 销售折让: an amount without tax instead of a quantity. Those that wait are found by their order.
ALTER TABLE returned_goods
  MODIFY COLUMN quantity DECIMAL(25,13) NULL,
  ADD COLUMN amount DECIMAL(18,2) NULL AFTER quantity,
  ADD KEY ix_returned_goods_order (merchant_id, order_no, status, id);
