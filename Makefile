# Maotong: every target is one script under deploy/local. 'make' alone lists them.
.DEFAULT_GOAL := help
.PHONY: help demo test up down status logs restart clean servers-up servers-down drill acceptance bench

local := deploy/local

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

demo: ## start everything, run a merchant's first order to its refund, leave it running
	@"$(local)/demo.sh"

test: ## run every test, with servers of its own beside a running demo
	@"$(local)/test.sh"

up: ## start the servers and the suite
	@"$(local)/suite.sh" up

down: ## stop the suite and the servers
	@"$(local)/suite.sh" down
	@"$(local)/servers.sh" down

status: ## what runs, where, with how much memory
	@"$(local)/servers.sh" status
	@"$(local)/suite.sh" status

logs: ## follow one log: make logs S=order
	@"$(local)/suite.sh" logs "$(S)"

restart: ## build and restart one service: make restart S=order
	@"$(local)/suite.sh" restart "$(S)"

clean: ## stop everything and delete its data and the builds; downloads are kept
	@"$(local)/clean.sh"

servers-up: ## start only the servers (MySQL, Redis, RabbitMQ, Nacos, Elasticsearch, Seata)
	@"$(local)/servers.sh" up

servers-down: ## stop only the servers
	@"$(local)/servers.sh" down

drill: ## the main job while every service in turn is killed with -9
	@"$(local)/drill.sh"

acceptance: ## the main job for one, for fifty merchants, and under kill -9; nothing may be left over
	@"$(local)/acceptance.sh"

bench: ## measure the running suite, or parts of it: make bench P="invoices units"
	@"$(local)/bench.sh" $(P)
